"""Reading papers: text, HTML, DOCX and PDF, and the meeting that an annotated agenda describes."""
