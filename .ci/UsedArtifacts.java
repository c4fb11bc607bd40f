import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositoryEvent.EventType;

/**
 * Notes in the file {@code USED_ARTIFACTS} what a run of Maven takes from its local repository: one
 * line for each file, with the repository, a tab, and the path in it. An extension of Maven, for
 * {@code .ci/artifacts record}.
 */
@Named
@Singleton
public final class UsedArtifacts extends AbstractEventSpy {
  private final Path notes = Path.of(System.getenv("USED_ARTIFACTS"));
  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  @Override
  public void onEvent(Object event) throws IOException {
    if (event instanceof RepositoryEvent) {
      noteFile((RepositoryEvent) event);
    }
  }

  private void noteFile(RepositoryEvent resolved) throws IOException {
    if (resolved.getType() == EventType.ARTIFACT_RESOLVED && resolved.getFile() != null) {
      Path repository = resolved.getSession().getLocalRepository().getBasedir().toPath();
      Path file = resolved.getFile().toPath();
      if (file.startsWith(repository)) { // not what this build makes itself
        note(repository + "\t" + repository.relativize(file).toString().replace('\\', '/') + "\n");
      }
    }
  }

  private void note(String line) throws IOException {
    if (noted.add(line)) {
      Files.writeString(notes, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
