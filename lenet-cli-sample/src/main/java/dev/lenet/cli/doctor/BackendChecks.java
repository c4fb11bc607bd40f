package dev.lenet.cli.doctor;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.error.BackendException;
import java.util.ArrayList;
import java.util.List;

/** Starts each backend, which loads its native code, and closes it again. */
final class BackendChecks {
  private BackendChecks() {}

  static List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    List<String> names = Backends.available();
    names.forEach(name -> checks.add(backend(name)));
    for (String broken : Backends.broken()) {
      checks.add(
          Check.problem("backend", broken, "Repair or remove this provider on the class path"));
    }
    checks.add(unnamed());
    return checks;
  }

  private static Check unnamed() {
    String about = "without --backend";
    try {
      Backends.open().close();
      return Check.ok(about, Backends.choice());
    } catch (BackendException e) {
      return Check.problem(
          about, e.reason(), "Correct this setting, or name a backend that works with --backend");
    }
  }

  private static Check backend(String name) {
    String about = "backend " + name;
    try (Backend opened = Backends.open(name)) {
      BackendInfo info = opened.info();
      return Check.ok(
          about,
          "%s %s on %s, binary: %s"
              .formatted(info.engine(), info.version(), info.device(), info.nativeBinary()));
    } catch (BackendException e) {
      return Check.problem(
          about, e.reason(), "Do what the message says, or use another one with --backend");
    }
  }
}
