"""What Crossref knows of a document, asked when the server reaches it and never needed."""
