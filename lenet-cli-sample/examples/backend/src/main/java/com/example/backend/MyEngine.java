package com.example.backend;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;

final class MyEngine implements Engine {
  @Override
  public String name() {
    return "Plain loops";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    return new MyNetwork(plan);
  }

  @Override
  public void close() {
    // release what all networks share
  }
}
