package dev.lenet.cli.bench;

/**
 * How long single calls take, in microseconds.
 *
 * @param p50 half of them take no longer
 * @param p99 of a hundred, ninety-nine take no longer
 */
public record Latency(double p50, double p99) {}
