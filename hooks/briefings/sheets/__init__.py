"""Views of sheets -> files: made in parallel, kept by what they are made from, made again only when that changes."""
