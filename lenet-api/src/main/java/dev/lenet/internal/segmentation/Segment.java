package dev.lenet.internal.segmentation;

import dev.lenet.api.Image;
import dev.lenet.internal.ink.Glyph;

/**
 * Ink that is taken for one digit.
 *
 * @param sure whether to rely on it: the networks are sure of it; and where a mark was cut, the
 *     cuts beside it cross little ink, and the networks are sure of the pieces behind them
 */
public record Segment(Glyph glyph, Image image, Answer answer, boolean sure) {
  /** A mark that was not cut. */
  Segment(Glyph glyph, Image image, Answer answer) {
    this(glyph, image, answer, answer.sure());
  }

  Segment unsure() {
    return new Segment(glyph, image, answer, false);
  }
}
