"""Knowledge base -> what each page, sheet and list shows; see the modules."""
