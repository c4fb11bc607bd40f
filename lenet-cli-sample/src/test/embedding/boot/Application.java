package app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The same in Spring Boot's archive. */
@SpringBootApplication
public class Application {
  /** Starts Spring, then runs the backends whose names are given. */
  public static void main(String[] names) {
    SpringApplication.run(Application.class);
    Embedded.main(names);
  }
}
