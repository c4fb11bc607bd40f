/**
 * LeNet-5 as a library: the API for applications and backends, its implementation, and an engine in
 * plain Java. With it an application needs no other module; others take its place where they are.
 */
@SuppressWarnings("module") // the modules named below do not exist when this one is compiled
module dev.lenet.api {
  requires static transitive java.desktop; // for BufferedImages, and for reading picture files
  requires static transitive org.jspecify;
  requires tools.jackson.core;

  exports dev.lenet.api;
  exports dev.lenet.api.error;
  exports dev.lenet.api.picture;
  exports dev.lenet.api.spec;
  exports dev.lenet.api.spi;
  exports dev.lenet.api.weights;
  // modules of this project write files, lock folders, log, quote text and end threads as the
  // library does
  exports dev.lenet.internal.file to
      dev.lenet.data,
      dev.lenet.cli;
  // the conformance suite uses the library's optimizers, and its way from specs to plans
  exports dev.lenet.internal.engine to
      dev.lenet.cli,
      dev.lenet.conformance;
  exports dev.lenet.internal.optim to
      dev.lenet.conformance;
  exports dev.lenet.internal.log to
      dev.lenet.data;
  exports dev.lenet.internal.text to
      dev.lenet.data,
      dev.lenet.cli;
  exports dev.lenet.internal.thread to
      dev.lenet.data,
      dev.lenet.cli;

  uses dev.lenet.api.spi.BackendProvider;
  uses dev.lenet.api.spi.DatasetProvider;
  uses java.lang.System.LoggerFinder;

  provides dev.lenet.api.spi.BackendProvider with
      dev.lenet.backend.java.JavaBackendProvider;
}
