package dev.lenet.cli;

import picocli.CommandLine.ITypeConverter;

/** The text of an option that is the name of something, or else of a folder. */
final class FolderText implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    Lenet.path(text);
    return text;
  }
}
