package dev.lenet.api.spec;

/**
 * The input values that pixel 0 and pixel 255 become; those between lie on the line through both.
 */
public record ValueRange(double low, double high) {}
