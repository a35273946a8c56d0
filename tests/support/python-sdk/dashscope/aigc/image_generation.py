from dashscope import ImageGeneration

__all__ = ["ImageGeneration"]
