package dev.lenet.cli.report;

/** A backend that gave no result, and why. */
public record FailedRun(String backend, String error) {}
