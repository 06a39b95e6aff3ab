// The HTML elements that reading a page needs to know, and what the HTML standard says about each.
#pragma once

#include <cstdint>
#include <string_view>

namespace smallprint {

/// Elements by name; each ends in '_', because many are words of C++. Names not listed are `unknown`.
// NOLINTBEGIN(readability-identifier-naming): the '_' keeps the names apart from C++'s own.
enum class Tag : std::uint8_t {
    unknown,
    text,  ///< Not an element: a run of text.
    root,  ///< Not an element: the document itself.
    a_,
    abbr_,
    address_,
    applet_,
    area_,
    article_,
    aside_,
    audio_,
    b_,
    base_,
    basefont_,
    bgsound_,
    big_,
    blockquote_,
    body_,
    br_,
    button_,
    canvas_,
    caption_,
    center_,
    cite_,
    code_,
    col_,
    colgroup_,
    datalist_,
    dd_,
    del_,
    details_,
    dfn_,
    dialog_,
    dir_,
    div_,
    dl_,
    dt_,
    em_,
    embed_,
    fieldset_,
    figcaption_,
    figure_,
    font_,
    footer_,
    form_,
    frame_,
    frameset_,
    h1_,
    h2_,
    h3_,
    h4_,
    h5_,
    h6_,
    head_,
    header_,
    hgroup_,
    hr_,
    html_,
    i_,
    iframe_,
    img_,
    input_,
    ins_,
    kbd_,
    keygen_,
    label_,
    legend_,
    li_,
    link_,
    listing_,
    main_,
    map_,
    mark_,
    marquee_,
    math_,
    menu_,
    meta_,
    nav_,
    nobr_,
    noembed_,
    noframes_,
    noscript_,
    object_,
    ol_,
    optgroup_,
    option_,
    p_,
    param_,
    picture_,
    plaintext_,
    pre_,
    q_,
    s_,
    samp_,
    script_,
    search_,
    section_,
    select_,
    slot_,
    small_,
    source_,
    span_,
    strike_,
    strong_,
    style_,
    sub_,
    summary_,
    sup_,
    svg_,
    table_,
    tbody_,
    td_,
    template_,
    textarea_,
    tfoot_,
    th_,
    thead_,
    time_,
    title_,
    tr_,
    track_,
    tt_,
    u_,
    ul_,
    var_,
    video_,
    wbr_,
    xmp_,
};
// NOLINTEND(readability-identifier-naming)

/// Properties, as bits.
enum TagFlag : std::uint16_t {
    flag_block = 1,        ///< Shown as a block by the standard's style sheet (section 15.3).
    flag_void = 2,         ///< Has no content and no end tag.
    flag_raw = 4,          ///< Its content is text up to its own end tag.
    flag_special = 8,      ///< "Special" in the sense of tree construction.
    flag_closes_p = 16,    ///< Its start tag ends an open paragraph.
    flag_scope = 32,       ///< Bounds the search for open elements.
    flag_formatting = 64,  ///< Formatting element.
    flag_breakout = 128,   ///< Ends SVG or MathML in which it stands.
};

/// The element of a name in any case.
[[nodiscard]] Tag tag_of(std::string_view name) noexcept;
/// Properties of an element, as TagFlag bits.
[[nodiscard]] std::uint16_t tag_flags(Tag tag) noexcept;
[[nodiscard]] inline bool has_flag(Tag tag, TagFlag flag) noexcept {
    return (tag_flags(tag) & flag) != 0;
}
/// The element's name in lower case; empty for the first three.
[[nodiscard]] std::string_view tag_name(Tag tag) noexcept;
/// 1–6 for h1–h6, else 0.
[[nodiscard]] std::uint8_t heading_level(Tag tag) noexcept;

}  // namespace smallprint
