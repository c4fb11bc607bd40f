package dev.lenet.data.pictures;

/**
 * A picture with its answer.
 *
 * @param number which picture of its kind it is
 * @param text the digits on it, lines separated by {@code \n}; empty if there are none
 * @param detail what else it shows, for example the letter; may be empty
 * @param file the picture
 */
record MadePicture(Kind kind, int number, String text, String detail, Encoded file) {}
