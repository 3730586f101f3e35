package dev.chasitor.codec;

/** Header names and values that are not in the table of resources. */
final class MediaTypes {

  static final String HEADER = "Content-Type";
  static final String JSON = "application/json;charset=UTF-8";
  static final String TEXT = "text/plain;charset=UTF-8";

  static final String ACCEPT_ENCODING = "Accept-Encoding";
  static final String CONTENT_ENCODING = "Content-Encoding";

  /** The content coding that changes nothing. */
  static final String IDENTITY = "identity";

  /** The affinity header's value while a client has no token (ruling A5). */
  static final String NO_AFFINITY = "null";

  private MediaTypes() {}
}
