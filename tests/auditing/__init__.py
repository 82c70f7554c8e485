"""The accessibility audit: what is looked at, and how a defect is found and named.

Each ``find_`` function takes a page as it stands in a browser and yields findings. A finding names the rule, the
element and the fix; whoever asked adds the page and the mode. The tests run them over every page;
``test_defects.py`` shows that each finds what it is there for.
"""
