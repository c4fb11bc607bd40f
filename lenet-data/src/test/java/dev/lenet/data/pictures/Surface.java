package dev.lenet.data.pictures;

/** What ink stands on, and how a machine sees it. */
interface Surface {
  /**
   * Makes the picture.
   *
   * @param ink shares of ink, margins included
   * @param height of a digit, in pixels
   */
  Encoded picture(Plane ink, double height, Dice dice);
}
