"""What programs read in the page of a notice: Zotero, Google Scholar, search engines, social sites."""
