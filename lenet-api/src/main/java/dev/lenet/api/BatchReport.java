package dev.lenet.api;

/** How far a training has come. The library implements it; a later version may add methods. */
public interface BatchReport {
  /** The epoch under way, counted from 1. */
  int epoch();

  /** Number of epochs of this run. */
  int epochs();

  /** Number of batches of this epoch that are done. */
  int batch();

  /** Number of batches of an epoch. */
  int batches();

  /** Mean loss over the images of this epoch so far. */
  double loss();

  /** Fraction of the images of this epoch so far that were read rightly. */
  double accuracy();

  /** Images learnt from in a second, of this epoch so far. */
  double imagesPerSecond();
}
