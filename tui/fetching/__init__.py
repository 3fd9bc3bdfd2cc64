"""Getting copies of documents, to be read offline."""
