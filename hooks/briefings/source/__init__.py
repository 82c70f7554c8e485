"""YAML files to the model, or to problems that say what is wrong, where, and how to put it right."""

from .reading import Reading, read_knowledge_base, read_vocabulary

__all__ = ["Reading", "read_knowledge_base", "read_vocabulary"]
