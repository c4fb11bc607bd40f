package dev.lenet.cli.bench;

/**
 * The duration of single calls, in microseconds.
 *
 * @param p50 half of the calls take no longer
 * @param p99 99% of the calls take no longer
 */
public record Latency(double p50, double p99) {}
