package dev.lenet.api;

/**
 * The two parts that a benchmark data set comes in: one to learn from, one to be tested on, once.
 */
public record TrainTestSplit(Dataset train, Dataset test) {}
