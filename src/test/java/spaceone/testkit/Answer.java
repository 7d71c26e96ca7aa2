package spaceone.testkit;

import java.net.http.HttpHeaders;

/** What the server answered, as it came. */
public record Answer(int status, HttpHeaders headers, String body) {}
