"""The core of the knowledge base: learning briefings from YAML to finished pages.

Data flows one way, and the verb in a function's name tells the stage::

    read_ YAML -> parse_ model -> check_ problems -> build_ views -> render_ text

Nothing in this package knows the site engine: it takes files and settings in and gives text out, so that
scripts, tests and any engine can use it alike.
"""
