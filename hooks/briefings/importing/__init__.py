"""A board's old document to the draft of a briefing, with every word accounted for.

Data flows one way here too: ``reading`` turns a Word, PDF, text, HTML or Markdown file into lines (``document``), and
refuses what holds hidden words or cannot be read; ``furniture`` sets apart what only repeats from page to page;
``blocks`` joins lines to paragraphs and list entries; ``outline`` finds the headings and what they mean; ``placing``
gives each paragraph its field, or says that it has none; ``accounting`` holds the result against the source, word by
word; ``draft`` writes the file; ``side_by_side`` shows a person where each part went.

Whatever is not certain is said: it stays ``unplaced``, or is placed with a reason to check it.
"""
