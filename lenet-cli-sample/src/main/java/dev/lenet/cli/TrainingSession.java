package dev.lenet.cli;

import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;

/** How a trainer is called: from the beginning or from a checkpoint, with or without saving. */
@FunctionalInterface
interface TrainingSession {
  TrainingReport train(Model model, Dataset data, TrainingListener... listeners);
}
