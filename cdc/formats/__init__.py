"""File formats: values in, bytes out; bytes in, values out."""
