package dev.lenet.internal.ink;

import dev.lenet.api.Image;
import dev.lenet.api.Prediction;

/** Ink that is taken for one digit. */
public record Segment(Glyph glyph, Image image, Prediction prediction) {}
