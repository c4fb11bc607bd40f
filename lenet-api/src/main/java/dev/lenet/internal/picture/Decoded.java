package dev.lenet.internal.picture;

import dev.lenet.internal.ink.Plane;

/**
 * A decoded picture, upright.
 *
 * @param gray its pixels: 0 is black, 255 white
 * @param scale by how much they were shrunk
 * @param width columns of the picture that was not shrunk
 * @param height its rows
 */
public record Decoded(Plane gray, int scale, int width, int height) {}
