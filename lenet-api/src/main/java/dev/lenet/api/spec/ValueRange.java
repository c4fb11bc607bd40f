package dev.lenet.api.spec;

/** The {@code range} of a spec file: the values that pixel 0 and pixel 255 become. */
record ValueRange(double low, double high) {}
