"""Reading the offline copies of documents inside the viewer."""
