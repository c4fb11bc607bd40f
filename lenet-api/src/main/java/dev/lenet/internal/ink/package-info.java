/**
 * Finds the ink in a gray picture, parts it into marks and brings them into MNIST's form. The
 * steps, each a class: {@code Polarity} and {@code Paper} estimate the light, {@code Ink} says how
 * much darker each pixel is, {@code Strokes} parts ink from noise, {@code PaperLines} removes ruled
 * lines, {@code Grouping} joins the parts of a mark, {@code GlyphCutter} cuts it out, {@code Rows}
 * puts marks into lines, and {@code MnistForm} forms them.
 */
@NullMarked
package dev.lenet.internal.ink;

import org.jspecify.annotations.NullMarked;
