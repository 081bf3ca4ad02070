package org.syncline.sync.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.batch.api.Batchlet;
import jakarta.batch.api.chunk.CheckpointAlgorithm;
import jakarta.batch.api.chunk.ItemReader;
import jakarta.batch.api.chunk.ItemWriter;
import jakarta.batch.api.listener.JobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.architecture.HubClasses;

/** Jobs name their artefacts by texts, which no compiler checks. */
class JobXmlTest {
  private static final Path JOBS = Path.of("src/main/resources/META-INF/batch-jobs");
  private static final Pattern REFERENCE = Pattern.compile("<([a-z-]+)\\s+ref=\"([^\"]*)\"");
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "listener", JobListener.class,
          "reader", ItemReader.class,
          "writer", ItemWriter.class,
          "checkpoint-algorithm", CheckpointAlgorithm.class,
          "batchlet", Batchlet.class);

  private static Map<String, JavaClass> artefacts() {
    Map<String, JavaClass> named = new TreeMap<>();
    for (JavaClass type : HubClasses.all()) {
      if (type.getPackageName().endsWith(".batch") && type.isAnnotatedWith(Named.class)) {
        String name = type.getAnnotationOfType(Named.class).value();
        String simple = type.getSimpleName();
        named.put(
            name.isEmpty() ? Character.toLowerCase(simple.charAt(0)) + simple.substring(1) : name,
            type);
      }
    }
    return named;
  }

  private static Map<String, String> references() throws IOException {
    Map<String, String> references = new TreeMap<>();
    try (Stream<Path> jobs = Files.list(JOBS)) {
      for (Path job : jobs.toList()) {
        Matcher matcher = REFERENCE.matcher(Files.readString(job));
        while (matcher.find()) {
          references.put(matcher.group(2), matcher.group(1));
        }
      }
    }
    return references;
  }

  @Test
  void every_reference_of_a_job_is_a_bean_of_its_kind() throws IOException {
    Map<String, JavaClass> artefacts = artefacts();
    Map<String, String> references = references();

    assertThat(references).isNotEmpty();
    references.forEach(
        (name, element) -> {
          assertThat(artefacts).as(element).containsKey(name);
          assertThat(artefacts.get(name).isAssignableTo(TYPES.get(element))).as(name).isTrue();
          assertThat(artefacts.get(name).isAnnotatedWith(Dependent.class)).as(name).isTrue();
        });
  }

  @Test
  void every_artefact_is_in_a_job() throws IOException {
    assertThat(artefacts().keySet()).isEqualTo(references().keySet());
  }

  @Test
  void a_job_has_the_name_of_its_file() throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> jobs = Files.list(JOBS)) {
      for (Path job : jobs.toList()) {
        assertThat(Files.readString(job))
            .contains("<job id=\"" + job.getFileName().toString().replace(".xml", "") + "\"");
        ids.add(job.getFileName().toString());
      }
    }
    assertThat(ids).contains(RunJobs.JOB + ".xml");
  }
}
