package dev.lenet.api.picture;

import dev.lenet.api.Image;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import dev.lenet.internal.ink.Glyph;
import dev.lenet.internal.ink.Marks;

/**
 * Brings a picture of one digit into the form of MNIST's images: 28x28 pixels, white ink on black.
 *
 * <p>MNIST was made of NIST's digits in these steps (LeCun et al. 1998, rebuilt by Yadav and Bottou
 * 2019 for QMNIST), and so is the form. The box of the ink is widened to a square; its mean over
 * areas is taken in 20x20 pixels, so that the digit keeps its proportions; the darkest pixel
 * becomes 255; and the 20x20 pixels are laid into 28x28 so that their centre of mass is at pixel
 * 14. Hairlines become as thick as MNIST's thin strokes, and very thick strokes as thin as its
 * thick ones.
 *
 * <p>Needs no module but {@code java.base}.
 */
public final class DigitForm {
  private DigitForm() {}

  /**
   * Forms all ink of a picture as one digit, in one piece or several. The ink may be dark or light;
   * specks, shadows and ruled lines are left out.
   *
   * @throws PictureException of code {@code PICTURE_BLANK} if there is no ink
   */
  public static Image of(Picture picture) {
    Glyph all = picture.withMarks(Marks::together);
    if (all == null) {
      throw new PictureException(
          ErrorCode.PICTURE_BLANK,
          "There is no ink in %s, so it cannot be brought into the form of a digit"
              .formatted(picture));
    }
    return all.form();
  }
}
