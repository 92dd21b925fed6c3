"""What a document says, before any file format: blocks, words, sections."""
