/**
 * Coproduce for editors: the productions of `../coproduce.ebnf`, in its order, with the parts of each named.
 *
 * A word of the language is a keyword in its place only. `word` brings this about: where a name is wanted and the
 * keyword is not, the word is a name. Where both could stand, the keyword wins, as in the interpreter.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

/** What controls, reorders or fills what is shown without showing: part of no token. */
const HIDDEN =
  '\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\u{9f}\\u{ad}\\u{61c}\\u{115f}\\u{1160}\\u{200b}\\u{200e}\\u{200f}' +
  '\\u{2028}-\\u{202e}\\u{2060}-\\u{206f}\\u{3164}\\u{feff}\\u{ffa0}\\u{fff9}-\\u{fffb}\\u{e0000}-\\u{e007f}';
const FILLERS = '[\\u{115f}\\u{1160}\\u{3164}\\u{ffa0}]';
const WORD = new RustRegex(`[[\\p{XID_Start}_]--${FILLERS}][\\p{XID_Continue}--${FILLERS}]*`);
const QUOTED = new RustRegex('`[^`\\r\\n' + HIDDEN + ']+`');
const REST_OF_LINE = `[^\\r\\n${HIDDEN}]*`;

const DIGITS = '[0-9]+(_[0-9]+)*';
const DECIMAL = `${DIGITS}(\\.${DIGITS})?`;
const RUN = '[0-9]\\p{XID_Continue}*(\\.[0-9]\\p{XID_Continue}*)*%?\\p{XID_Continue}*';

const RESERVED = ['and', 'or', 'not', 'at', 'all', 'any'];

const list = (item) => seq(item, repeat(seq(',', item)));
const block = (...clauses) => seq('{', repeat(choice(...clauses)), '}');
const qualified = ($, module) =>
  seq(field('module', module), $._point, field('member', alias($._name_after_point, $.name)));
/** Words of the language as names, where the keyword could stand as well. */
const words = ($, ...texts) => choice(...texts.map((text) => alias(text, $.name)));

module.exports = grammar({
  name: 'coproduce',

  word: ($) => $._word,

  extras: ($) => [/[ \t\r\n]/, $.comment, $._misplaced_documentation],

  // Whether `per` and `cost` go on with a clause, or name the module of the side with which the next begins.
  conflicts: ($) => [[$._joining], [$._priced_joining]],

  rules: {
    source_file: ($) => repeat($._declaration),

    _declaration: ($) =>
      seq(
        repeat($.documentation),
        choice(
          $.model_declaration,
          $.use_declaration,
          $.object_declaration,
          $.property_declaration,
          $.actor_declaration,
          $.action_declaration,
          $.outcome_declaration,
          $.environment_declaration,
          $.law_declaration,
          $.claim_declaration,
          $.scenario_declaration,
          $.course_declaration,
          $.offering_declaration,
          $.value_declaration,
          $.proposition_declaration,
          $.constellation_declaration,
          $.cocreation_declaration,
          $.platform_declaration,
          $.problem_declaration,
          $.exchange_declaration,
          $.hypergame_declaration,
          $.view_declaration,
          $.adoption_declaration,
          $.pricing_declaration,
          $.elevation_declaration,
          $.evidence_declaration,
        ),
      ),

    model_declaration: ($) => seq('model', $._heading),
    use_declaration: ($) =>
      seq(
        'use',
        field('path', choice($.name, $.path)),
        optional(seq('as', field('alias', $._declared))),
        optional(field('body', $.imports)),
      ),
    imports: ($) => seq('{', list(field('import', $.name)), '}'),

    // Things, properties, and those who act.

    object_declaration: ($) => seq('object', $._headings, optional('lasting')),
    property_declaration: ($) =>
      seq('property', $._headings, 'of', field('of', $._reference), optional('lasting')),
    actor_declaration: ($) =>
      seq('actor', $._headings, optional('lasting'), optional(field('body', alias($._actor_block, $.block)))),
    _actor_block: ($) => block($.weighs_clause, $.requires_clause),
    weighs_clause: ($) => seq('weighs', $._quantities),
    requires_clause: ($) => seq('requires', $._quantities),

    action_declaration: ($) =>
      seq(
        'action',
        $._headings,
        'by',
        field('by', $._reference),
        repeat(seq('and', field('by', $._reference))),
        optional($.enabled_clause),
        optional($.costs_clause),
      ),
    enabled_clause: ($) => seq('enabled', 'by', field('condition', $._condition)),
    costs_clause: ($) => seq('costs', $._quantities),

    outcome_declaration: ($) => seq('outcome', $._headings, 'changes', $._references, optional('lasting')),

    environment_declaration: ($) =>
      seq(
        'environment',
        $._heading,
        optional($.within_clause),
        optional(field('body', alias($._environment_block, $.block))),
      ),
    within_clause: ($) => seq('within', $._references),
    _environment_block: ($) => block($.holds_clause, $.lacks_clause, $.includes_clause, $.likely_clause),
    holds_clause: ($) => seq('holds', $._references),
    lacks_clause: ($) => seq('lacks', $._references),
    includes_clause: ($) => seq('includes', $._references),
    likely_clause: ($) => seq('likely', $._quantities),

    // Laws.

    law_declaration: ($) =>
      seq(
        optional('alternative'),
        'law',
        $._heading,
        optional(seq('in', list(field('environment', $._reference)))),
        field('body', alias($._law_block, $.block)),
      ),
    _law_block: ($) =>
      seq(
        '{',
        field('condition', $._first_condition),
        choice($.produce_clause, $.end_clause),
        optional($.after_clause),
        optional($.enabled_clause),
        optional(
          choice(
            seq($.likelihood_clause, optional($.source_clause)),
            seq($.source_clause, optional($.likelihood_clause)),
          ),
        ),
        '}',
      ),
    produce_clause: ($) => seq('produce', list(field('product', $._reference))),
    end_clause: ($) => seq('end', list(field('product', $._reference))),
    after_clause: ($) => seq('after', $.number, $._period),
    likelihood_clause: ($) => seq('likelihood', $._amount),
    source_clause: ($) => seq('source', $.text),
    _period: (_) => choice('period', 'periods'),

    // Claims.

    claim_declaration: ($) =>
      seq(
        'claim',
        choice(
          seq(
            list($._member),
            choice('is', 'are'),
            optional('not'),
            $.relation,
            field('product', $._reference),
          ),
          seq(field('party', $._reference), 'nets', $._amount),
        ),
        'in',
        field('environment', $._reference),
      ),
    _member: ($) => choice(field('member', $._reference), alias($._denied_reference, $.negation), $.any_of),
    _denied_reference: ($) => seq('not', $._reference),
    any_of: ($) => seq('any', 'of', '(', $._references, ')'),
    relation: (_) =>
      choice(
        seq(
          optional(choice('a', 'an', 'the')),
          choice(seq(optional('potential'), choice('producer', 'producers')), 'cause'),
          'of',
        ),
        seq(choice('sufficient', 'necessary'), 'for'),
        seq('irrelevant', 'to'),
      ),

    // Scenarios and courses.

    scenario_declaration: ($) =>
      seq(
        'scenario',
        $._heading,
        'in',
        field('environment', $._reference),
        optional(seq('like', field('like', $._reference))),
        optional(field('body', alias($._scenario_block, $.block))),
      ),
    _scenario_block: ($) =>
      block(
        $.given_clause,
        $.without_clause,
        $.unknown_clause,
        $.likely_clause,
        $.expect_clause,
        $.disputed_clause,
        $.columns_clause,
        $.row_clause,
        $.rows_clause,
      ),
    given_clause: ($) => seq('given', $._references),
    without_clause: ($) => seq('without', $._references),
    unknown_clause: ($) => seq('unknown', $._references),
    expect_clause: ($) => seq('expect', list($.expectation)),
    expectation: ($) =>
      seq(optional('not'), field('product', $._reference), optional(seq('by', field('by', $._reference)))),
    disputed_clause: ($) => seq('disputed', list(seq($._reference, optional('resolved')))),
    columns_clause: ($) => seq('columns', $._references),
    // An expectation after a row is that of the row.
    row_clause: ($) => prec.right(seq($._row, optional($.expect_clause))),
    _row: ($) => seq('row', field('name', $.name), list($.cell)),
    cell: (_) => choice('yes', 'no', 'unknown'),
    rows_clause: ($) => seq('rows', 'from', field('file', $.text)),

    course_declaration: ($) =>
      seq(
        'course',
        $._heading,
        'in',
        field('environment', $._reference),
        optional(seq('like', field('like', $._reference))),
        optional(field('body', alias($._course_block, $.block))),
      ),
    _course_block: ($) =>
      block(
        $.for_clause,
        $.change_clause,
        alias($._timed_expect_clause, $.expect_clause),
        $.columns_clause,
        alias($._timed_row_clause, $.row_clause),
        $.rows_clause,
      ),
    for_clause: ($) => seq('for', $.number, $._period),
    change_clause: ($) =>
      seq(
        optional(choice(seq('at', $.number, optional(seq('to', $.number))), seq('from', $.number))),
        choice($.given_clause, $.without_clause, $.unknown_clause, $.likely_clause, $.in_clause),
      ),
    in_clause: ($) => seq('in', field('environment', $._reference)),
    _timed_expect_clause: ($) => seq('expect', list(alias($._timed_expectation, $.expectation))),
    _timed_row_clause: ($) =>
      prec.right(seq($._row, optional(alias($._timed_expect_clause, $.expect_clause)))),
    _timed_expectation: ($) =>
      choice(
        seq($._timed_product, choice($._when, 'never')),
        seq('not', $._timed_product, $._when),
      ),
    _timed_product: ($) =>
      seq(field('product', $._reference), optional(seq('by', field('by', $._reference)))),
    _when: ($) =>
      choice(
        seq(choice('at', 'from'), $.number),
        seq('before', choice($.number, $._reference)),
        seq('within', $.number, optional(seq('of', $._reference))),
        'always',
      ),

    // Offerings and values.

    offering_declaration: ($) =>
      seq(
        'offering',
        $._heading,
        'from',
        list(field('from', $._reference)),
        'to',
        list(field('to', $._reference)),
        optional(field('body', alias($._offering_block, $.block))),
      ),
    _offering_block: ($) => block($.content_clause, $.interactions_clause, $.logic_clause),
    content_clause: ($) => seq(choice('physical', 'service', 'people'), list($.content)),
    content: ($) => seq($._reference, optional($._amount)),
    interactions_clause: ($) => seq('interactions', $._references),
    logic_clause: ($) => seq('logic', field('logic', $._reference), optional(seq('for', $._references))),

    value_declaration: ($) =>
      seq(
        'value',
        $._heading,
        'for',
        list(field('for', $._reference)),
        'with',
        field('with', $._reference),
        'from',
        field('from', $._reference),
        optional(field('body', alias($._value_block, $.block))),
      ),
    _value_block: ($) => block($.worth_clause),
    worth_clause: ($) => seq('worth', $._quantities),

    proposition_declaration: ($) =>
      seq(
        'proposition',
        $._heading,
        $._between_two,
        'in',
        field('environment', $._reference),
        optional(field('body', alias($._proposition_block, $.block))),
      ),
    _between_two: ($) => seq('between', field('party', $._reference), 'and', field('party', $._reference)),
    _proposition_block: ($) =>
      block($.promises_clause, $.expects_clause, $.pays_clause, $.assuming_clause, $.otherwise_clause),
    promises_clause: ($) => seq(field('party', $._party), 'promises', $._references),
    expects_clause: ($) => seq(field('party', $._party), 'expects', $._references),
    pays_clause: ($) => seq(field('party', $._party), 'pays', field('payee', $._reference), $._amount),
    assuming_clause: ($) => seq('assuming', $._references),
    otherwise_clause: ($) => seq('otherwise', $._quantities),

    constellation_declaration: ($) =>
      seq('constellation', $._heading, optional(field('body', alias($._constellation_block, $.block)))),
    _constellation_block: ($) => block($.part_clause),
    part_clause: ($) =>
      seq(choice('supplier', 'customer', 'subcontractor', 'counterpart'), $._references),

    // Co-creation, platforms and problems.

    cocreation_declaration: ($) =>
      seq(
        'cocreation',
        $._heading,
        $._between_two,
        'in',
        field('environment', $._reference),
        optional(field('body', alias($._cocreation_block, $.block))),
      ),
    _cocreation_block: ($) => block($.phase_clause),
    phase_clause: ($) =>
      seq(
        field('phase', $.phase),
        $._references,
        optional(seq('reaches', list(field('reaches', $._reference)))),
        optional(seq('after', list(field('after', $.phase)))),
      ),
    phase: (_) => choice('co_experience', 'co_definition', 'co_elevation', 'co_development'),

    platform_declaration: ($) =>
      seq(
        'platform',
        $._heading,
        optional(seq('by', list(field('by', $._reference)))),
        optional(field('body', alias($._platform_block, $.block))),
      ),
    _platform_block: ($) =>
      block($.customers_clause, $.providers_clause, $.hosts_clause, $.measure_clause),
    customers_clause: ($) => seq('customers', $._references),
    providers_clause: ($) => seq('providers', $._references),
    hosts_clause: ($) => seq('hosts', $._references),
    measure_clause: ($) =>
      choice(
        seq('involvement', optional(field('body', alias($._involvement_block, $.block)))),
        seq(choice('curation', 'empowerment'), optional(field('body', alias($._phase_block, $.block)))),
        seq('producers', optional(field('body', alias($._producers_block, $.block)))),
      ),
    _involvement_block: ($) => block($.stage_clause, alias($._phase_measures, $.phase_clause)),
    _phase_block: ($) => block(alias($._phase_measures, $.phase_clause)),
    _producers_block: ($) => block($.producer_clause),
    stage_clause: ($) =>
      seq(choice('sympathize', 'identify', 'participate', 'share'), $._references),
    _phase_measures: ($) => seq(field('phase', $.phase), $._references),
    producer_clause: ($) => seq(choice('idiot', 'outsider', 'youngster'), $._references),

    problem_declaration: ($) =>
      seq('problem', $._heading, optional(field('body', alias($._problem_block, $.block)))),
    _problem_block: ($) =>
      block($.complexity_clause, $.approach_clause, $.decided_clause, $.concerns_clause),
    complexity_clause: ($) =>
      seq(choice('dynamic', 'generative', 'social'), field('height', $.name)),
    approach_clause: ($) => seq('approach', list(field('mode', $.name))),
    decided_clause: ($) => seq('decided', 'by', $._references),
    concerns_clause: ($) => seq('concerns', $._references),

    // Exchanges and hypergames.

    exchange_declaration: ($) =>
      seq(
        'exchange',
        $._heading,
        'between',
        field('party', $._reference),
        repeat1(seq('and', field('party', $._reference))),
        optional(field('body', alias($._exchange_block, $.block))),
      ),
    _exchange_block: ($) =>
      block(
        $.good_clause,
        $.terms_clause,
        $.learning_clause,
        alias($._costs_amount, $.costs_clause),
        $.alone_clause,
      ),
    good_clause: ($) => seq('good', field('good', $._reference), list($.hours)),
    hours: ($) => seq(field('party', $._reference), $._amount, optional(seq('to', $._amount))),
    terms_clause: ($) =>
      seq('terms', $._amount, field('given', $._reference), 'per', field('per', $._reference)),
    learning_clause: ($) => seq('learning', $._amount),
    _costs_amount: ($) => seq('costs', $._amount),
    alone_clause: ($) => seq('alone', field('party', $._reference), $._quantities),

    hypergame_declaration: ($) =>
      seq(
        'hypergame',
        $._heading,
        $._between_two,
        optional(field('body', alias($._hypergame_block, $.block))),
      ),
    _hypergame_block: ($) => block($.chooses_clause, $.gains_clause),
    chooses_clause: ($) => seq(field('player', $._player), 'chooses', $._references),
    gains_clause: ($) =>
      seq(
        'given',
        field('choice', $._reference),
        ',',
        field('choice', $._reference),
        'nets',
        $._quantities,
      ),
    view_declaration: ($) =>
      seq(
        'view',
        'of',
        field('of', $._reference),
        'on',
        field('on', $._reference),
        'in',
        field('game', $._reference),
        optional(field('body', alias($._view_block, $.block))),
      ),
    _view_block: ($) => block($.gains_clause, $.sees_clause),
    sees_clause: ($) => seq('sees', field('choice', $._reference), 'as', field('as', $._reference)),

    // What goes on between the sides of a platform.

    adoption_declaration: ($) =>
      seq(
        'adoption',
        $._heading,
        'on',
        field('on', $._reference),
        optional(field('body', alias($._adoption_block, $.block))),
      ),
    _adoption_block: ($) =>
      block(
        $.joining_clause,
        $.start_clause,
        $.update_clause,
        alias($._for_periods, $.for_clause),
      ),
    joining_clause: ($) => $._joining,
    _joining: ($) =>
      seq(
        field('side', $._side),
        'alone',
        $._amount,
        optional(prec.dynamic(1, seq('per', field('per', $._reference), $._amount))),
      ),
    start_clause: ($) => seq('start', $._quantities),
    update_clause: ($) =>
      seq(
        'update',
        choice(
          'simultaneous',
          seq('damped', $._amount),
          seq(field('first', choice($._reference, $._named_like_an_order)), 'first'),
        ),
      ),
    _for_periods: ($) => seq('for', $.number, 'periods'),

    pricing_declaration: ($) =>
      seq(
        'pricing',
        $._heading,
        'on',
        field('on', $._reference),
        optional(field('body', alias($._pricing_block, $.block))),
      ),
    _pricing_block: ($) =>
      block(alias($._priced_joining, $.joining_clause), $.elasticity_clause, $.cost_clause),
    // A cost after what makes a side join is the cost of its members.
    _priced_joining: ($) => choice($._joining, prec.dynamic(1, seq($._joining, $.cost_clause))),
    elasticity_clause: ($) => seq(field('side', $._side), 'elasticity', $._amount),
    cost_clause: ($) => seq('cost', $._amount),

    elevation_declaration: ($) =>
      seq(
        'elevation',
        $._heading,
        'of',
        field('of', $._reference),
        optional(field('body', alias($._elevation_block, $.block))),
      ),
    _elevation_block: ($) =>
      block(
        alias($._rising_expectation, $.expects_clause),
        $.provides_clause,
        alias($._for_periods, $.for_clause),
      ),
    _rising_expectation: ($) =>
      seq(field('side', $._side), 'expects', $._amount, 'rises', $._amount),
    provides_clause: ($) => seq(field('side', $._side), 'provides', $._amount, 'grows', $._amount),

    // Evidence.

    evidence_declaration: ($) =>
      seq(
        'evidence',
        $._heading,
        'in',
        field('environment', $._reference),
        'from',
        field('file', $.text),
        optional(field('body', alias($._evidence_block, $.block))),
      ),
    _evidence_block: ($) =>
      block(
        $.case_clause,
        $.set_clause,
        $.tests_clause,
        alias($._expected_conditions, $.expects_clause),
        $.contradictory_clause,
        $.missing_clause,
      ),
    case_clause: ($) => seq('case', field('column', $._column)),
    set_clause: ($) =>
      seq(
        choice('set', 'product'),
        field('set', $._reference),
        optional(seq('from', field('column', $._column))),
        optional($.calibration),
      ),
    _column: ($) => choice($.name, $.text),
    calibration: ($) =>
      choice(
        seq('crisp', choice(seq('at', 'least', $._amount), seq('below', $._amount), list($.text))),
        seq('fuzzy', list($._amount)),
      ),
    tests_clause: ($) =>
      seq(
        'tests',
        choice('all', $._references),
        optional(seq('consistency', $._amount)),
        optional(seq('coverage', $._amount)),
        optional(seq('pri', $._amount)),
      ),
    _expected_conditions: ($) =>
      seq('expects', list(choice($._reference, alias($._denied_reference, $.negation)))),
    contradictory_clause: ($) =>
      seq('rows', choice(seq('at', 'least', $._amount, 'cases', optional($._consistent)), $._consistent)),
    _consistent: ($) =>
      choice(seq('consistency', $._amount, optional(seq('pri', $._amount))), seq('pri', $._amount)),
    missing_clause: (_) => seq('missing', 'refused'),

    // Names, where they are declared and where they are mentioned.

    _heading: ($) => seq(field('name', $._declared), optional(field('label', $.text))),
    _headings: ($) => list($._heading),
    _declared: ($) => choice($.name, words($, 'at', 'all', 'any')),
    _reference: ($) => choice($.name, $.qualified_name),
    _references: ($) => list($._reference),
    _quantities: ($) => list($.quantity),
    quantity: ($) => seq($._reference, $._amount),

    // Conditions. `first` is where a law's block begins: `likelihood` and `source` are no names there.

    _condition: ($) => choice($._conjunct, $.disjunction),
    disjunction: ($) => seq($._conjunct, repeat1(seq('or', $._conjunct))),
    _conjunct: ($) => choice($._unary, $.conjunction),
    conjunction: ($) => seq($._unary, repeat1(seq('and', $._unary))),
    _unary: ($) => choice($._reference, $._operation),
    _operation: ($) => choice($.negation, $.parenthesized_condition, $.group),
    negation: ($) => seq('not', $._unary),
    parenthesized_condition: ($) => seq('(', $._condition, ')'),
    group: ($) => seq(choice('all', 'any', seq('at', 'least', $.number)), 'of', $._conditions),
    _conditions: ($) => seq('(', list($._condition), ')'),

    _first_condition: ($) =>
      choice($._first_conjunct, alias($._first_disjunction, $.disjunction)),
    _first_disjunction: ($) => seq($._first_conjunct, repeat1(seq('or', $._conjunct))),
    _first_conjunct: ($) => choice($._first_unary, alias($._first_conjunction, $.conjunction)),
    _first_conjunction: ($) => seq($._first_unary, repeat1(seq('and', $._unary))),
    _first_unary: ($) =>
      choice($._reference, alias($._of_module_named_like_detail, $.qualified_name), $._operation),

    // Amounts.

    _amount: ($) => choice($._term, $.negative, $.sum),
    negative: ($) => seq('-', $._term),
    sum: ($) => seq(choice($._term, $.negative), repeat1(seq(choice('+', '-'), $._term))),
    _term: ($) => choice($._factor, $.product),
    product: ($) => seq($._factor, repeat1(seq(choice('*', '/'), $._factor))),
    _factor: ($) => choice($.number, $.parenthesized_amount),
    parenthesized_amount: ($) => seq('(', $._amount, ')'),

    // Where a clause may begin with a name, the keyword wins, unless a point follows.

    _party: ($) => choice($._reference, alias($._of_module_named_like_promise, $.qualified_name)),
    _player: ($) => choice($._reference, alias($._of_module_named_like_gain, $.qualified_name)),
    // Nothing forbids a side to be called `per`; directly after an amount, it is what the amount goes on with.
    _side: ($) =>
      choice($._reference, words($, 'per'), alias($._of_module_named_like_market, $.qualified_name)),
    _of_module_named_like_detail: ($) => qualified($, words($, 'likelihood', 'source')),
    _of_module_named_like_promise: ($) => qualified($, words($, 'assuming', 'otherwise')),
    _of_module_named_like_gain: ($) => qualified($, words($, 'given')),
    _of_module_named_like_market: ($) =>
      qualified($, words($, 'cost', 'for', 'start', 'update', 'per')),
    _named_like_an_order: ($) =>
      choice(
        words($, 'simultaneous', 'damped'),
        alias($._of_module_named_like_order, $.qualified_name),
      ),
    _of_module_named_like_order: ($) => qualified($, words($, 'simultaneous', 'damped')),

    // Tokens. A reserved word is no name: it is read as one that goes on, which it cannot.

    name: ($) => choice($._word, $._quoted, seq(choice(...RESERVED), $._impossible)),
    qualified_name: ($) => qualified($, $.name),
    path: ($) =>
      seq($.name, repeat1(seq($._point, alias($._name_after_point, $.name)))),
    _word: (_) => token(WORD),
    _quoted: (_) => token(QUOTED),
    _point: (_) => token.immediate('.'),
    _name_after_point: ($) =>
      choice(
        token.immediate(WORD),
        token.immediate(QUOTED),
        seq(choice(...RESERVED.map((word) => token.immediate(word))), $._impossible),
      ),
    text: (_) => token(new RustRegex('"[^"\\r\\n' + HIDDEN + ']*"')),
    number: ($) => choice($._number, seq($._malformed_number, $._impossible)),
    _number: (_) => token(new RustRegex(`${DECIMAL}([eE][+\\-]?[0-9]+)?%?`)),
    _malformed_number: (_) => token(new RustRegex(`${RUN}|${DECIMAL}[eE][+\\-]${RUN}`)),
    documentation: (_) => token(new RustRegex(`///([^/\\r\\n${HIDDEN}]${REST_OF_LINE})?`)),
    comment: (_) => token(new RustRegex(`//${REST_OF_LINE}`)),
    _misplaced_documentation: ($) => seq($.documentation, $._impossible),

    /** A letter directly after a token that takes all letters: what must come before it is an error. */
    _impossible: (_) => token.immediate(/[a-z]/),
  },
});
