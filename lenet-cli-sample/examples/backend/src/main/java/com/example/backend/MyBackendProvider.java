package com.example.backend;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;

/** Refers to the engine's classes in {@link #open} only. */
public final class MyBackendProvider implements BackendProvider {
  @Override
  public String name() {
    return "mine";
  }

  @Override
  public Engine open() {
    return new MyEngine();
  }
}
