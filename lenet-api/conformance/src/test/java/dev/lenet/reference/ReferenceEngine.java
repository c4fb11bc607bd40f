package dev.lenet.reference;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.loops.Formulas;

/** Networks of plain loops. */
class ReferenceEngine implements Engine {
  private final Formulas formulas;

  ReferenceEngine() {
    this(new Formulas());
  }

  ReferenceEngine(Formulas formulas) {
    this.formulas = formulas;
  }

  @Override
  public final String name() {
    return "plain Java";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    return new ReferenceNetwork(plan, formulas);
  }

  @Override
  public void close() {
    // it holds nothing
  }
}
