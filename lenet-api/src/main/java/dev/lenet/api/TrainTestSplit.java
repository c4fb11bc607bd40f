package dev.lenet.api;

/** The two parts of a benchmark data set: one for training, and one for a test at the end. */
public record TrainTestSplit(Dataset train, Dataset test) {}
