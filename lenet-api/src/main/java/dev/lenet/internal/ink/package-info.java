/**
 * Finds the ink in a gray picture, parts it into marks and brings them into MNIST's form. Each step
 * is a class: {@code Polarity}, {@code Paper}, {@code Ink}, {@code Strokes}, {@code PaperLines},
 * {@code Grouping}, {@code GlyphCutter}, {@code Rows}, {@code MnistForm}, {@code Segmentation}.
 */
@NullMarked
package dev.lenet.internal.ink;

import org.jspecify.annotations.NullMarked;
