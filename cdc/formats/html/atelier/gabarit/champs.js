// To come: saving.
