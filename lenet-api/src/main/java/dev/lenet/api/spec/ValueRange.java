package dev.lenet.api.spec;

/** What stands in a spec file's {@code range}: the values that pixel 0 and pixel 255 become. */
record ValueRange(double low, double high) {}
