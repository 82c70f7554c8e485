"""What no rule here can see, in plain words: shown wherever a person signs that a text may be published."""

BLIND_SPOTS: tuple[str, ...] = (
    "A first name that is not in the lists of names, where a sentence begins with it.",
    "A name written without a capital that is not in the lists, or that is an ordinary word too (Hope, Will, Young).",
    "A person or family who can be known from what happened: a rare illness, an unusual job, an event in the news.",
    "Two harmless facts that identify someone together, or together with another document.",
    "A place, a day or an event described in words without its name.",
    "Numbers written in words, and anything in a picture or in a file that the text links to.",
)
