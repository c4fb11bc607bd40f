package dev.lenet.cli.serve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** What an operator watches, as Prometheus reads it. */
final class Metrics implements AutoCloseable {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final Duration[] STEPS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics(Readings readings, BodyRoom room) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    Gauge.builder("lenet_readings_running", readings, Readings::running)
        .description("Pictures that are being read")
        .register(registry);
    Gauge.builder("lenet_readings_waiting", readings, Readings::waiting)
        .description("Pictures that wait to be read")
        .register(registry);
    Gauge.builder("lenet_bodies", room, BodyRoom::taken)
        .description("Bodies in memory")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Counts a reading. */
  void read(String path, long nanos) {
    Timer.builder("lenet_readings")
        .description("Pictures that were read, from the request to the answer")
        .tag("path", path)
        .serviceLevelObjectives(STEPS)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** Counts a picture that was not read. */
  void refused(String path, Problem problem) {
    Counter.builder("lenet_refused")
        .description("Pictures that were not read")
        .tag("path", path)
        .tag("status", Integer.toString(problem.status()))
        .tag("code", problem.code())
        .register(registry)
        .increment();
  }

  Answer answer() {
    return Answer.ok(TYPE, registry.scrape());
  }

  @Override
  public void close() {
    registry.close();
  }
}
