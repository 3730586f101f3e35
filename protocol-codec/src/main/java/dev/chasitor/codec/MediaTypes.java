package dev.chasitor.codec;

/** Texts of headers that are not in any table. */
final class MediaTypes {

  static final String HEADER = "Content-Type";
  static final String JSON = "application/json;charset=UTF-8";
  static final String TEXT = "text/plain;charset=UTF-8";

  /** The affinity of a client that has none (ruling A5). */
  static final String NO_AFFINITY = "null";

  private MediaTypes() {}
}
