package dev.lenet.cli.doctor;

import dev.lenet.cli.report.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at everything that commands need.
 *
 * @param environment the variables of this process
 */
public record Doctor(Map<String, String> environment) {
  /** The checks, in an order in which one explains the next. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>(JavaCheck.checks());
    checks.addAll(new SettingsCheck(environment).checks());
    checks.addAll(BackendChecks.checks());
    checks.addAll(new DataChecks(environment).checks());
    checks.add(
        Drawing.canDraw()
            ? Check.ok("fonts", "there are fonts for the charts of reports")
            : Check.note(
                "fonts",
                "there are none, so reports have no charts",
                "Install fontconfig and a font, such as DejaVu"));
    return checks;
  }
}
