package com.example.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.api.picture.DigitReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

@DisplayName("The application, on a port of its own,")
class ApplicationTest {
  private static ConfigurableApplicationContext application;
  private static RestClient client;

  @BeforeAll
  static void start() {
    application = SpringApplication.run(Application.class, "--server.port=0");
    String port = application.getEnvironment().getProperty("local.server.port");
    client =
        RestClient.builder()
            .baseUrl("http://localhost:" + port)
            .defaultStatusHandler(status -> true, (request, response) -> {})
            .build();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static ResponseEntity<String> post(Resource picture) {
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("picture", picture);
    return client.post().uri("/read").body(form).retrieve().toEntity(String.class);
  }

  @Test
  @DisplayName("answers as the README shows")
  void answers() throws Exception {
    ResponseEntity<String> answer = post(new FileSystemResource("form.jpg"));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(Files.readString(Path.of("README.md"))).contains("\n" + answer.getBody() + "\n");
  }

  @Test
  @DisplayName("refuses more than 20 MB")
  void refusesTooMuch() {
    byte[] large = new byte[21 * 1024 * 1024];
    Resource file =
        new ByteArrayResource(large) {
          @Override
          public String getFilename() {
            return "large.png";
          }
        };
    assertThat(post(file).getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
  }

  @Test
  @DisplayName("is as healthy as the README shows")
  void isHealthy() throws Exception {
    String health = client.get().uri("/actuator/health/reader").retrieve().body(String.class);
    assertThat(Files.readString(Path.of("README.md"))).contains("\n" + health + "\n");
  }

  @Test
  @DisplayName("closes the reader when it ends, and uses the engine that its configuration names")
  void closes() {
    ConfigurableApplicationContext other =
        SpringApplication.run(Application.class, "--server.port=0", "--lenet.backend=java");
    DigitReader reader = other.getBean(DigitReader.class);
    Path form = Path.of("form.jpg");
    assertThat(reader.read(form).text()).isEqualTo("5437");
    other.close();
    assertThatThrownBy(() -> reader.read(form)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("does not start with an engine that is not there")
  void needsItsEngine() {
    assertThatThrownBy(
            () ->
                SpringApplication.run(
                    Application.class,
                    "--server.port=0",
                    "--lenet.backend=abacus",
                    "--logging.level.org.springframework.boot=off")) // the failure is wanted
        .rootCause()
        .hasMessageContaining("BACKEND_UNKNOWN");
  }
}
