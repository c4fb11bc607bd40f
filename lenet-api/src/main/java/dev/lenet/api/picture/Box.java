package dev.lenet.api.picture;

/**
 * A rectangle in a picture, in pixels of the upright original, whatever {@link Picture#scale} is.
 *
 * @param x its leftmost column, from 0
 * @param y its topmost row, from 0
 * @param width number of columns
 * @param height number of rows
 */
public record Box(int x, int y, int width, int height) {}
