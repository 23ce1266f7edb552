package io.sparkone.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sparkone.api");

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.sparkone.api.(*)..").should().beFreeOfCycles()
                .because("each can then be read after those that it builds on").check(classes);
    }

    @Test
    void noServiceKnowsAnother() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.sparkone.sync..", "io.sparkone.notify..", "io.sparkone.backup..")
                .because("services meet in events and HTTP only").check(classes);
    }

    @Test
    void entitiesAndResourcesStayWithinTheirFeature() {
        classes().that().areAnnotatedWith(Entity.class).or().areAnnotatedWith(Path.class).should().bePackagePrivate()
                .because("other features ask the service of the feature, which keeps its rules").check(classes);
    }

    @Test
    void onlyThePlatformSpeaksToStreams() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.sparkone.platform.stream..",
                "io.quarkus.redis.datasource.stream..")
                .because("the rules of appending and acknowledging stand in one place").check(classes);
    }

    @Test
    void interpretationKnowsNoFrameworkAndNoOtherFeature() {
        noClasses().that().resideInAPackage("io.sparkone.api.interpretation..").should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta.ws.rs..", "jakarta.persistence..",
                        "io.sparkone.platform..")
                .because("a grammar is a function of a sentence, a time and a zone").check(classes);
    }
}
