package io.sparkone.local.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BatchUpdateTest {
    private final Workbook book = new Workbook("b");
    private final Grid grid = book.add(0, "Tarefas");

    @Test
    void metadataOfARowMovesWithItAndDiesWithIt() {
        apply("""
                {'createDeveloperMetadata': {'developerMetadata': {'metadataId': 1, 'metadataKey': 'k',
                  'visibility': 'DOCUMENT', 'location': {'dimensionRange':
                    {'sheetId': 0, 'dimension': 'ROWS', 'startIndex': 4, 'endIndex': 5}}}}}""");
        apply("{'insertDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':0,'endIndex':2}}}");
        assertThat(book.metadata().get(1).row()).isEqualTo(6);
        apply("{'deleteDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':0,'endIndex':1}}}");
        assertThat(book.metadata().get(1).row()).isEqualTo(5);
        apply("{'deleteDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':5,'endIndex':6}}}");
        assertThat(book.metadata()).isEmpty();
    }

    @Test
    void insertedRowsPushTheOthersDown() {
        grid.set(0, 0, Cell.of("a"));
        grid.set(1, 0, Cell.of("b"));
        apply("{'insertDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':1,'endIndex':3}}}");
        assertThat(grid.cell(0, 0).value()).isEqualTo("a");
        assertThat(grid.cell(1, 0).isEmpty()).isTrue();
        assertThat(grid.cell(3, 0).value()).isEqualTo("b");
    }

    @Test
    void anEmptyOrBackwardSpanIsRefused() {
        assertThatThrownBy(() -> apply(
                "{'deleteDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':3,'endIndex':3}}}"))
                .isInstanceOf(GoogleError.class);
    }

    @Test
    void cellsKeepWhatTheFieldsDoNotName() {
        grid.set(0, 0, new Cell(46348.0, null, Cell.Format.DATE));
        apply("{'updateCells':{'start':{'sheetId':0,'rowIndex':0,'columnIndex':0},'fields':'userEnteredValue',"
                + "'rows':[{'values':[{'userEnteredValue':{'numberValue':1}}]}]}}");
        assertThat(grid.cell(0, 0)).isEqualTo(new Cell(1.0, null, Cell.Format.DATE));
    }

    @Test
    void anUnknownRequestIsRefusedByItsName() {
        assertThatThrownBy(() -> apply("{'paintItBlack':{}}")).isInstanceOf(GoogleError.class)
                .hasMessageContaining("paintItBlack");
    }

    private void apply(String request) {
        try {
            JsonNode json = new ObjectMapper().readTree(request.replace('\'', '"'));
            new BatchUpdate(book).apply(json, 0);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
